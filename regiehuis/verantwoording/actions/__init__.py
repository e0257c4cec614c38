"""What those who answer for it do, one file per matter."""
