"""Pages of the app, one a file: ask the user, ask the model, show."""
