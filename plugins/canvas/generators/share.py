"""Share: the job as one of several drawings reports to it, so that they count as one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.api import JobContext, RunContext, Words


@dataclass(slots=True)
class _Share(JobContext):
    number: int = 0
    count: int = 1

    def report(self, step: int, steps: int, activity: str | Words = "", preview: object = None) -> None:
        """Tell how far the whole of it is."""
        whole = max(1, steps)
        JobContext.report(self, self.number * whole + step, self.count * whole, activity, preview)


def share_of(context: RunContext, number: int, count: int) -> RunContext:
    """What one of so many drawings runs in, counted from 0."""
    job = context.job
    share = _Share(job.job, job.post, job.cancelled, job.fresh, job.in_passing, number=number, count=count)
    return replace(context, job=share)
