// Takes the token of a link from behind its #, where no server and no log sees it, and hides it from the address.
'use strict';

document.addEventListener('DOMContentLoaded', () => {
  const take = () => {
    const token = location.hash.slice(1);
    if (token) {
      document.getElementById('token').value = token;
      document.getElementById('pasted').hidden = true;
      history.replaceState(null, '', location.pathname);
    }
  };
  take();
  window.addEventListener('hashchange', take);
});
