/* data-matrix: arrows go from box to box, over rows and columns; a box is reached by Tab as well. */

const MOVES = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/* The boxes of one row, in the order of the page. */
const boxes = (row) => [...row.querySelectorAll("input[type=checkbox]")];

document.addEventListener("keydown", (event) => {
  const move = MOVES[event.key];
  const box = move && event.target.closest?.("[data-matrix] input[type=checkbox]");
  if (!box) return;
  event.preventDefault();
  const row = box.closest("tr");
  if (move[1]) {
    const here = boxes(row);
    here[here.indexOf(box) + move[1]]?.focus();
    return;
  }
  const rows = [...row.parentElement.rows];
  const next = rows[rows.indexOf(row) + move[0]];
  const cell = next?.cells[box.closest("td").cellIndex];
  const kind = box.name.slice(0, 2);
  (cell?.querySelector(`input[name^="${kind}"]`) || cell?.querySelector("input"))?.focus();
});
