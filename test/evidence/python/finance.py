principal = 1000.0
rate = 0.05
years = 10
dprincipal = principal * rate
principal += dprincipal
growth = (1 + rate) ** years
