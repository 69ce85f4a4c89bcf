"""The page: `serve` runs it; an upload is a job, whose work is done by children with bounds, in a folder that goes with its visitor."""
