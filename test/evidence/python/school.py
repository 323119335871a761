class Student:
    def __init__(self, name, grad):
        self.name, self.grad = name, grad

a_grad = 2020
b_grad = 2023
a = 2024 - a_grad
b = 2024 - b_grad
mean = (a + b) / 2
