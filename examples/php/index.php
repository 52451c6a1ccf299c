<?php
// A shop behind wxapplogin: php -S 127.0.0.1:3000 index.php. PHP 8.1 or newer and no extension.

/** Asks the login server as a service; null if it cannot tell now. */
function ask(string $path, ?array $form = null): ?array
{
    $reply = @file_get_contents(getenv('LOGIN_URL') . $path, false, stream_context_create(['http' => [
        'method' => $form ? 'POST' : 'GET',
        'header' => ['Authorization: Basic ' . base64_encode(getenv('SERVICE_NAME') . ':' . getenv('SERVICE_SECRET')),
            'Content-Type: application/x-www-form-urlencoded'],
        'content' => $form ? http_build_query($form) : '',
        'timeout' => 5,
    ]]));
    return $reply === false ? null : json_decode($reply, true);
}

/** Whether the login server has signed this (Standard Webhooks), within the last five minutes. */
function isGenuine(string $body): bool
{
    $sent = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    $inTime = ctype_digit($sent) && abs(time() - (int) $sent) <= 300;
    $signed = ($_SERVER['HTTP_WEBHOOK_ID'] ?? '') . '.' . $sent . '.' . $body;
    foreach (explode(' ', getenv('WEBHOOK_SECRETS')) as $secret) {
        $key = base64_decode(substr($secret, strlen('whsec_')));
        foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $signature) {
            if (hash_equals('v1,' . base64_encode(hash_hmac('sha256', $signed, $key, true)), $signature)) {
                return $inTime;
            }
        }
    }
    return false;
}

/** Our own row of a user, a file: in real life a row of a table. */
function visits(int $userId): string
{
    return sys_get_temp_dir() . '/shop-' . getenv('PORT') . '-' . $userId;
}

header('Content-Type: application/json');
if ($_SERVER['REQUEST_URI'] === '/me') {
    $token = ask('/oauth2/introspect', ['token' => $_SERVER['HTTP_X_OA_TOKEN'] ?? 'none']);
    $user = !empty($token['active']) ? ask('/service/users/' . $token['sub']) : null;
    if ($token && !$token['active']) {
        http_response_code(401);
    } elseif (!$user) {
        http_response_code(503); // the login server cannot tell now: nobody is signed out by that
    } else {
        file_put_contents(visits($user['userId']), $visits = 1 + (int) @file_get_contents(visits($user['userId'])));
        echo json_encode(['nickName' => $user['nickName'], 'phone' => $user['phone'] ?? null, 'visits' => $visits]);
    }
} elseif (isGenuine($body = file_get_contents('php://input'))) {
    $event = json_decode($body, true);
    if ($event['type'] === 'user.deleted') {
        @unlink(visits($event['userId'])); // may come twice: deleting again does nothing
    }
    http_response_code(204);
} else {
    http_response_code(401);
}
