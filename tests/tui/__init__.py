"""The screens, pressed with real keys."""
