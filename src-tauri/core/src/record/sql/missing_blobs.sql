-- What is named by its hash and is not there: wordings, texts of sources, original files.
SELECT named.hash
FROM (
  SELECT text AS hash FROM revision
  UNION SELECT text FROM source
  UNION SELECT original FROM source WHERE original IS NOT NULL
  UNION SELECT contents FROM draft
  UNION SELECT contents FROM numbering
) AS named
LEFT JOIN blob ON blob.hash = named.hash
WHERE blob.hash IS NULL
