"""What good practice says about OKRs and plans: findings with a code, never blocks; one small function a code."""
