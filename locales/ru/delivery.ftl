# What is said about a message itself.

possible-repeat = 🔁 Возможно, это повтор.
