// A form says that it is at work; without this script it works all the same.
for (const form of document.querySelectorAll('form[data-busy]')) {
  form.addEventListener('submit', () => {
    const button = form.querySelector('button');
    if (button === null) return;
    button.disabled = true;
    button.textContent = form.dataset.busy;
  });
}
