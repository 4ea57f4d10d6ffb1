from opentimelineio import (
    adapters as adapters,
)
from opentimelineio import (
    algorithms as algorithms,
)
from opentimelineio import (
    core as core,
)
from opentimelineio import (
    exceptions as exceptions,
)
from opentimelineio import (
    opentime as opentime,
)
from opentimelineio import (
    schema as schema,
)
