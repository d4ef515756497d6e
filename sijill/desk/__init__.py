"""The desk: where an analyst works. A web page and a JSON API over one register, served by `sijill desk`."""
