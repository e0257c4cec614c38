"""What is kept to answer for, one file per matter."""
