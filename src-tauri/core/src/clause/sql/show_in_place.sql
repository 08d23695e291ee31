-- Lets a clause show another revision at the same place: no index changes.
UPDATE clause SET head = :head
WHERE id = :clause AND parent IS :parent AND place = :place AND removed = :removed
