# A loan, with its payments: what is due is called d-something.
def schedule(loan, rate, payment):
    rows = []
    while loan > 0 and len(rows) < 100:
        interest = loan * rate
        dloan = payment - interest
        if dloan > loan:
            dloan = loan
        loan -= dloan
        rows.append((interest, dloan, loan))
    return rows


print(len(schedule(1000.0, 0.01, 50.0)))
