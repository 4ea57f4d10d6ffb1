from opentimelineio import adapters as adapters, algorithms as algorithms, core as core, exceptions as exceptions, opentime as opentime, schema as schema
