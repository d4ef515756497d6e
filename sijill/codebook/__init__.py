"""What counts as an incident: types, categories and their shapes in other people's layouts."""
