"""What OKRs are and how they are worked: values and pure functions, no I/O and no clock."""
