"""How copies come to agree: signed commits, and registers that fold the same in any order. Knows no OKRs."""
