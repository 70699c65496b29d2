-- As of the embedded engine's: the words of an incident that nobody has mended for long need not stay.
grant update (message) on zeebe_incident to sakin_retention;
