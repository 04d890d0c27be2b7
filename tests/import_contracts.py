"""An import-linter contract of this house: a room is entered by its door."""

import grimp
from importlinter import Contract, ContractCheck, fields, output


class DoorContract(Contract):
    """No module of a room is imported from outside the room, only what its ``__init__`` offers.

    A room is a package directly inside one of the ``packages``. A name that a door offers must not
    be the name of a module behind it: it would count as that module.
    """

    packages = fields.ListField(subfield=fields.ModuleField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - given by import-linter
        """Every import that goes past a door."""
        packages = [str(package.name) for package in self.packages]  # pyright: ignore[reportGeneralTypeIssues] - parsed by the field
        past = [
            f"{importer} imports {imported}"
            for room in _rooms(graph, packages)
            for imported in sorted(graph.find_descendants(room))
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not importer.startswith(f"{room}.") and importer != room
        ]
        return ContractCheck(kept=not past, metadata={"past": past})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import."""
        for line in check.metadata["past"]:
            output.print_error(f"{line} past the door of its room.")


def _rooms(graph: grimp.ImportGraph, packages: list[str]) -> list[str]:
    inside = [child for package in packages for child in graph.find_children(package)]
    return sorted(child for child in inside if graph.find_children(child))
