"""Where tables stand in a sheet and how deep their headers are: by shapes and places, without vocabulary."""
