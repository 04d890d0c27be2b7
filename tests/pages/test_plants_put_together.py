"""Settings puts two spellings of one plant together, with what it changes before it does."""

import os

from screens import fill, healthy, opened, shown

TWO = b"""Certificate No.,Plant,Expiry date
CQC22001000001,Werk Aachen,2027-04-14
CQC22001000002,Werk Aachen,2027-05-14
CQC22001000003,Werk Aachenn,2027-06-14
"""


def test_a_misspelt_plant_is_named_previewed_and_put_together():
    fill(os.environ["CQCDASH_DATABASE"], [("two.csv", TWO)])
    app = opened("settings")
    healthy(app)
    assert "Perhaps one plant: Werk Aachen and Werk Aachenn" in shown(app)
    app.selectbox(key="plants.merge.name").set_value("Werk Aachenn").run()
    app.selectbox(key="plants.merge.into").set_value("Werk Aachen").run()
    healthy(app)
    assert "Records that change\\: Certificates\\: 1\\." in shown(app)
    app.button(key="plants.merge.do").click().run()
    healthy(app)
    assert "“Werk Aachenn” is now “Werk Aachen”" in app.success[0].value
    assert not [box for box in app.selectbox if box.key == "plants.merge.name"]
