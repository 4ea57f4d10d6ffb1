"""Video: the second planner, which draws what will happen and reads from it what the gripper does."""
