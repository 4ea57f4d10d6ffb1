"""References: pictures that the result shall resemble."""
