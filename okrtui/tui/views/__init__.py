"""What the screens show, as plain values: pure, no Textual."""
