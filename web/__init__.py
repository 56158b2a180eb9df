"""The website's side: lead forms for a site, and hosted pages that work without JavaScript."""
