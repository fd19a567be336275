/* The buttons that print the page. */
document.querySelectorAll("[data-print]").forEach(function (button) { button.addEventListener("click", function () { print(); }); });
