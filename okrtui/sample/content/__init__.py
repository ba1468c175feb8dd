"""What the sample team is and does, written as plain values."""
