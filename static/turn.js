// Keeps what is chosen in the form of a class, for one turn at a machine that many may share.
//
// It cannot lie in the tab's history, as a voter's does: the entries behind a page cannot be emptied,
// and the next pupil may go back to them. Here it is in one place. It is put back only in the turn in
// which it was chosen, and goes with the first page of the class that has no form, such as the receipt.

{
  const PLACE = "svar";
  const turn = document.querySelector("form[data-turn]")?.dataset.turn;
  const kept = () => JSON.parse(sessionStorage.getItem(PLACE));

  if (turn) {
    window.ourTurn = {
      keep: (given) => sessionStorage.setItem(PLACE, JSON.stringify({ turn, given })),
      kept: () => (kept()?.turn === turn ? kept().given : undefined),
    };
  } else sessionStorage.removeItem(PLACE);
}
