// On phones the facets and the contents begin closed, so that what was looked for comes first. Without this script they stand open.
if (matchMedia("(max-width: 48rem)").matches) {
  for (const part of document.querySelectorAll("details[data-collapse]")) part.open = false;
}
