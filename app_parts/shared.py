"""What is worked out once: at once, or with progress where it takes long.

What belongs to an answer or a dataset is kept with it, for all sessions alike.
"""

from app_parts.work import worked as worked
from lishu.explorer.answer import once as once
