"""What the pages of the app show, worked out in columns; knows no screen."""
