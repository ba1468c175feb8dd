"""Key results measured by a command of this machine: kept in its settings alone, run here and recorded."""
