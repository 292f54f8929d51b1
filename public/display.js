// Static pages are the same for all; the reader's own colours and size lie in cookies.
;(function (root, cookies) {
  var theme = /(?:^|; )theme=(light|dark)/.exec(cookies)
  var size = /(?:^|; )size=(large)/.exec(cookies)
  if (theme) root.setAttribute('data-theme', theme[1])
  if (size) root.setAttribute('data-size', size[1])
})(document.documentElement, document.cookie)
