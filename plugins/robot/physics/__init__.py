"""Physics: the arm, the table and what lies on it in MuJoCo."""
