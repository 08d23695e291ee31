-- How many things the index holds, and the last of them.
SELECT count(*) AS things, coalesce(max(nth), 0) AS last FROM found
