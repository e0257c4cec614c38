"""The screens: HTTP and HTML; holds no rule."""
