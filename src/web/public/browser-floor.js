/* Written for any browser: those below the floor get a sentence that says what helps, not an empty page. */
(function () {
  var css = window.CSS;
  var isGoodEnough = css && css.supports && css.supports("selector(:has(a))") && css.supports("color", "color-mix(in srgb, red 50%, blue)");
  if (isGoodEnough) return;
  document.documentElement.setAttribute("data-below-floor", "");
  document.addEventListener("DOMContentLoaded", function () {
    document.body.innerHTML =
      "<h1>浏览器版本过低</h1>" +
      "<p>请使用 Chrome、Edge 或 360 极速模式 111 以上版本；手机请使用 iOS 16.4 以上系统，或更新微信。</p>" +
      "<p>This browser is too old. Please use Chrome or Edge 111, Safari 16.4, or newer.</p>";
  });
})();
