# What is said about a message itself.

possible-repeat = 🔁 This may be a repeat.
