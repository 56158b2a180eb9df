"""The words people type, understood: phones, names, sums, moments, outcomes. No I/O."""
