"""Planning: a path of the gripper from a task and a scene, by diffusion."""
