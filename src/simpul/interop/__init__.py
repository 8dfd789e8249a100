"""interop: files of other systems, read into neutral rows and written from rows."""
