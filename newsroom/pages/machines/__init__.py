"""What search engines, browsers and hosts read: sitemaps, structured data, headers."""
