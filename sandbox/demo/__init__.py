"""Demo data: invented people, companies and stories for the first look. Nobody is real."""
