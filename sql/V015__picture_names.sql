-- users.avatar_url held the address an uploaded picture had when it was uploaded, whatever host the request named.
-- It now holds 'avatars/' and the picture's name; the address is made when it is shown. An address elsewhere stays.
UPDATE users u JOIN avatars a ON a.user_id = u.id
SET u.avatar_url = CONCAT('avatars/', a.name)
WHERE u.avatar_url LIKE CONCAT('%/avatars/', a.name);

-- Pictures that their users no longer show.
DELETE a FROM avatars a
  LEFT JOIN users u ON u.id = a.user_id AND u.avatar_url = CONCAT('avatars/', a.name)
WHERE u.id IS NULL;
