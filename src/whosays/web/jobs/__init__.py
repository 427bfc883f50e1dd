"""Long work on the case that is served, in a process of its own: reading documents, auditing, weighing."""

from whosays.web.jobs.job import Job, Task
from whosays.web.jobs.queue import Jobs
from whosays.web.jobs.uploads import folder_of, keep_upload

__all__ = ["Job", "Jobs", "Task", "folder_of", "keep_upload"]
