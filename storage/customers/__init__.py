"""The books of customers. None of them is journalled: nobody takes back what a customer did."""
