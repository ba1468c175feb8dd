"""In and out: JSON, CSV and the Markdown outline, as text in and changes out."""
