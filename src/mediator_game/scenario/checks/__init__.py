"""What a scenario means, judged subject by subject. Each module yields findings; `scenario.check` gathers them."""
