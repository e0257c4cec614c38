"""What the pages of those who answer for it show, one file per matter."""
